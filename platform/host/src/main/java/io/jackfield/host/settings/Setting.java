package io.jackfield.host.settings;

import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.config.read.LaidValue;
import io.jackfield.host.store.SettingTable;
import java.time.Instant;

/**
 * A value that an operator has set.
 *
 * @param value text, number, flag, map or list; null for what is to be as if the file left it out
 * @param secret whether it is not shown as a whole
 * @param sealed whether it is encrypted in the database, because something of it is secret
 * @param by who set it
 */
public record Setting(
        SettingTarget target, KeyPath path, Object value, boolean secret, boolean sealed, String by, Instant at) {
    /** As it lies over its file. */
    public LaidValue laid() {
        return new LaidValue(target.file(), target.inFile().then(path), value, secret);
    }

    SettingTable.Key key() {
        return new SettingTable.Key(target.plugin().orElse(""), target.bot().orElse(""), path.toString());
    }

    /** Without the value, which may be secret. */
    @Override
    public String toString() {
        return "the setting " + path + " of " + target;
    }
}
