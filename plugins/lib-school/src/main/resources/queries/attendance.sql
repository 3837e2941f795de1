select l.id::text as learner, n.id::text as lesson, n.day, n.number,
    case :language when 'uz' then b.name_uz when 'ru' then b.name_ru else b.name_en end as subject,
    coalesce(a.state, 'present') as state
from learner l
    join lesson n on n.class_id = l.class_id
    join subject b on b.id = n.subject_id
    left join absence a on a.learner_id = l.id and a.lesson_id = n.id
where l.id = any (:learners::bigint[]) and n.day between :from and :to and n.topic is not null
order by l.id, n.day, n.number
