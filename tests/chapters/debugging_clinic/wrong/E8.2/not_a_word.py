def diagnose(vitals):
    if vitals["twins"] == 0:
        return ["twins"]
    return ["healthy"]
