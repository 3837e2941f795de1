package io.jackfield.host.linkage;

/**
 * Something that a class refers to and that is not there.
 *
 * @param user the class that refers to it, such as {@code com.example.Hello}
 * @param what a class such as {@code com.example.Other}, or a member such as {@code com.example.Other#close()}
 * @param ofApi whether it was to come from {@code io.jackfield.api}
 */
public record Missing(String user, String what, boolean ofApi) {}
