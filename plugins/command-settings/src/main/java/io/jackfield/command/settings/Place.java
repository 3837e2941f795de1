package io.jackfield.command.settings;

import java.time.ZoneId;

/**
 * Where a user may be.
 *
 * @param name as they call it
 */
record Place(String name, ZoneId zone) {}
