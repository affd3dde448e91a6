"""quizzes: questions, choices and a sentence for every choice."""
