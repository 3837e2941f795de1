select l.id::text as id, l.given_name || ' ' || l.family_name as name, c.name as class
from guardian g
    join guardianship s on s.guardian_id = g.id
    join learner l on l.id = s.learner_id
    join class c on c.id = l.class_id
where lower(g.email) = :email
order by l.id
