package io.jackfield.host.backup;

import java.nio.file.Path;

/**
 * What goes into a backup beside the database.
 *
 * @param home its {@code config} and what {@code data} has that cannot be made again
 * @param plugins the folder of jars
 * @param secrets whether {@code config/.env} and the keys in {@code data} are kept too
 * @param version of the program that writes it, for people
 */
public record BackupContent(Path home, Path plugins, boolean secrets, String version) {}
