package io.jackfield.sandbox.school;

import io.jackfield.sandbox.school.Names.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Who is at the school: always the same people. The first two families have names that the documentation uses. */
final class SchoolPeople {
    static final int LEARNERS = 300;
    private static final int FIRST_LEARNER = 1_001;
    private static final int FIRST_GUARDIAN = 5_001;
    private static final int PEOPLE = 1;
    private static final int CODES = 2;
    /** Without what looks like something else. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private final List<Learner> learners = new ArrayList<>();
    private final List<Guardian> guardians = new ArrayList<>();
    private final Set<String> addresses = new HashSet<>();

    SchoolPeople() {
        family(
                Names.UZBEK,
                0,
                List.of("Nodira", "Rustam"),
                List.of(new Child("Aziz", false, 7), new Child("Malika", true, 3)));
        family(Names.RUSSIAN, 0, List.of("Елена", "Иван"), List.of(new Child("Анна", true, 5)));
        for (int number = 2; learners.size() < LEARNERS; number++) {
            family(Chance.of(PEOPLE, number));
        }
    }

    /**
     * @param strength how good its marks are, about 2.8 to 5
     * @param reliability the share of lessons that it is there for, 0.85 to 1
     */
    record Learner(
            long id,
            int grade,
            int classId,
            String givenName,
            String familyName,
            int age,
            String code,
            double strength,
            double reliability) {}

    record Guardian(
            long id,
            String givenName,
            String familyName,
            String email,
            String phone,
            String language,
            String relation,
            List<Long> learners) {}

    private record Child(String name, boolean girl, int grade) {}

    List<Learner> learners() {
        return List.copyOf(learners);
    }

    List<Guardian> guardians() {
        return List.copyOf(guardians);
    }

    private void family(SplittableRandom random) {
        Names names = random.nextInt(4) == 0 ? Names.RUSSIAN : Names.UZBEK;
        int dice = random.nextInt(20);
        int wanted = dice < 13 ? 1 : dice < 19 ? 2 : 3;
        List<Child> children = IntStream.range(0, Math.min(wanted, LEARNERS - learners.size()))
                .mapToObj(one -> child(names, random))
                .toList();
        List<String> parents =
                new ArrayList<>(List.of(one(names.girls(), random).written()));
        if (random.nextInt(3) > 0) {
            parents.add(one(names.boys(), random).written());
        }
        family(names, random.nextInt(names.families().size()), parents, children);
    }

    private static Child child(Names names, SplittableRandom random) {
        boolean girl = random.nextBoolean();
        return new Child(one(girl ? names.girls() : names.boys(), random).written(), girl, 1 + random.nextInt(11));
    }

    private static <T> T one(List<T> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }

    /** @param parents the mother's name, and after it the father's where he has an address */
    private void family(Names names, int familyName, List<String> parents, List<Child> children) {
        Name man = names.families().get(familyName);
        List<Long> ids = children.stream()
                .map(child -> learner(child, child.girl() ? names.ofWoman(man) : man))
                .toList();
        for (int index = 0; index < parents.size(); index++) {
            boolean mother = index == 0;
            guardian(names, parents.get(index), mother ? names.ofWoman(man) : man, mother, ids);
        }
    }

    private long learner(Child child, Name family) {
        long id = FIRST_LEARNER + learners.size();
        SplittableRandom random = Chance.of(PEOPLE, id, 7);
        // two classes of the first grade, one of each other
        int classId = child.grade() == 1 && random.nextBoolean() ? 12 : child.grade();
        learners.add(new Learner(
                id,
                child.grade(),
                classId,
                child.name(),
                family.written(),
                child.grade() + 6,
                code(id),
                2.8 + 2.2 * Math.sqrt(random.nextDouble()),
                1 - 0.15 * random.nextDouble() * random.nextDouble()));
        return id;
    }

    private static String code(long learner) {
        SplittableRandom random = Chance.of(CODES, learner);
        StringBuilder code = new StringBuilder();
        for (int index = 0; index < 8; index++) {
            code.append(index == 4 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private void guardian(Names names, String given, Name family, boolean mother, List<Long> children) {
        long id = FIRST_GUARDIAN + guardians.size();
        Name name = (mother ? names.girls() : names.boys())
                .stream().filter(one -> one.written().equals(given)).findFirst().orElseThrow();
        String base = name.latin() + "." + family.latin();
        int same = 1;
        while (!addresses.add(base + (same == 1 ? "" : same))) {
            same++;
        }
        guardians.add(new Guardian(
                id,
                given,
                family.written(),
                base + (same == 1 ? "" : same) + "@example.org",
                "+99890%07d".formatted(1_000_000 + Chance.of(PEOPLE, id, 9).nextInt(9_000_000)),
                names.language(),
                mother ? "mother" : "father",
                children));
    }
}
