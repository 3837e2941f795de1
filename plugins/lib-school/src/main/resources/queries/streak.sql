select l.id::text as learner, count(distinct n.day) as days
from learner l
    join lesson n on n.class_id = l.class_id and n.topic is not null and n.day <= :to
        and n.day > coalesce(
            (select max(m.day) from absence a join lesson m on m.id = a.lesson_id
             where a.learner_id = l.id and a.state in ('absent', 'excused') and m.day <= :to),
            date '1900-01-01')
where l.id = any (:learners::bigint[])
group by l.id
