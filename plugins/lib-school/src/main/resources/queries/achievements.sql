select a.learner_id::text as learner, a.id::text as achievement, a.day,
    case :language when 'uz' then a.title_uz when 'ru' then a.title_ru else a.title_en end as title
from achievement a
where a.learner_id = any (:learners::bigint[]) and a.day between :from and :to
order by a.learner_id, a.day, a.id
