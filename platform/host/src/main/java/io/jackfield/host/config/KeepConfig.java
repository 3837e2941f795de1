package io.jackfield.host.config;

/**
 * How long things are kept: the {@code keep} section.
 *
 * @param journalDays journal rows; two days at least, since Telegram delivers again for one
 * @param dialogueDays dialogues with models, from their last message on
 */
public record KeepConfig(int journalDays, int dialogueDays) {
    public static KeepConfig from(ConfigSection keep) {
        return new KeepConfig(keep.intBetween("journalDays", 2, 365, 7), keep.intBetween("dialogueDays", 1, 3_650, 90));
    }
}
