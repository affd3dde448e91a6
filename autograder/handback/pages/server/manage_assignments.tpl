{#- nbgrader's page; who has set no course id uses no exchange, and need not read what is wrong with it. -#}
{%- extends 'templates/manage_assignments.tpl' -%}
{%- set exchange_missing = exchange_missing and course_id -%}
{%- set course_id = course_id or "none" -%}
