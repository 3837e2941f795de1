package io.jackfield.sandbox.telegram;

import java.util.Optional;

/** The people of the playground, one for each language, and their groups, one with topics. */
public final class PlaygroundPeople {
    /** The group in which everybody is. */
    public static final long GROUP_ID = -1_000_000_000_001L;
    /** Max, who manages things. */
    public static final long MANAGER_ID = 104;

    private static final long FORUM_ID = -1_000_000_000_002L;

    private PlaygroundPeople() {}

    static void moveIn(TelegramSandbox telegram) {
        SandboxUser[] people = {
            telegram.addUser(person(101, "Анна", "anna", "ru")),
            telegram.addUser(person(102, "Ben", "ben", "en")),
            telegram.addUser(person(103, "Dilnoza", "dilnoza", "uz")),
            telegram.addUser(
                    new SandboxUser(MANAGER_ID, "Max", Optional.of("the manager"), Optional.of("max_manager"), "en"))
        };
        telegram.addGroup(GROUP_ID, "Jackfield friends", people);
        telegram.addGroup(FORUM_ID, "Jackfield forum", people);
        telegram.addTopic(FORUM_ID, "Ideas");
        telegram.addTopic(FORUM_ID, "Вопросы");
    }

    private static SandboxUser person(long id, String firstName, String username, String language) {
        return new SandboxUser(id, firstName, Optional.empty(), Optional.of(username), language);
    }
}
