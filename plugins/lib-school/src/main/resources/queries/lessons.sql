select l.id::text as learner, n.id::text as lesson, n.day, n.number, n.starts,
    case :language when 'uz' then b.name_uz when 'ru' then b.name_ru else b.name_en end as subject,
    n.topic, n.homework, n.test
from learner l
    join lesson n on n.class_id = l.class_id
    join subject b on b.id = n.subject_id
where l.id = any (:learners::bigint[]) and n.day between :from and :to
order by l.id, n.day, n.number
