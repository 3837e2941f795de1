select p.learner_id::text as learner, p.day,
    case :language when 'uz' then b.name_uz when 'ru' then b.name_ru else b.name_en end as subject,
    p.percent
from course_progress p join subject b on b.id = p.subject_id
where p.learner_id = any (:learners::bigint[]) and p.day between :from and :to
order by p.learner_id, p.day, b.id
