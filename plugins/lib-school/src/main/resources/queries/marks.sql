select m.learner_id::text as learner, n.day,
    case :language when 'uz' then b.name_uz when 'ru' then b.name_ru else b.name_en end as subject,
    m.value, 5 as best, m.kind
from mark m
    join lesson n on n.id = m.lesson_id
    join subject b on b.id = n.subject_id
where m.learner_id = any (:learners::bigint[]) and n.day between :from and :to
order by m.learner_id, n.day, n.number
