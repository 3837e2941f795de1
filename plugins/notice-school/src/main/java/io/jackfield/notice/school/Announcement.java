package io.jackfield.notice.school;

/**
 * What the school tells parents.
 *
 * @param id of ours, in the order in which they were made
 * @param className whose parents it is for; empty for all
 */
record Announcement(long id, String className, String body) {}
