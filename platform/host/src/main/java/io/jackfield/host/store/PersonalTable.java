package io.jackfield.host.store;

/**
 * A table that knows users.
 *
 * @param columns what users are given of it
 * @param where finds the rows of a user
 * @param kept what is set where rows stay for the books; empty where they are deleted
 */
record PersonalTable(String name, String columns, String where, String kept) {
    /** One whose rows are deleted. */
    static PersonalTable of(String name, String columns, String where) {
        return new PersonalTable(name, columns, where, "");
    }

    /** The same with rows that stay, and know nobody afterwards. */
    PersonalTable keeping(String assignments) {
        return new PersonalTable(name, columns, where, assignments);
    }

    String select() {
        return "select " + columns + " from " + name + " where " + where;
    }

    String erase() {
        return (kept.isEmpty() ? "delete from " + name : "update " + name + " set " + kept) + " where " + where;
    }
}
