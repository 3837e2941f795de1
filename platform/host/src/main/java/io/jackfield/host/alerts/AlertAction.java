package io.jackfield.host.alerts;

import java.util.Map;

/**
 * What can be done about an alert: a call of the operators' API.
 *
 * @param call its name, such as {@code plugins.reload}; one that reads leads to where it is shown
 * @param values of what varies in its path, by name, and fields of its body or query
 * @param label what the button says, as a key of the console's texts
 */
public record AlertAction(String call, Map<String, String> values, String label) {
    public AlertAction {
        values = Map.copyOf(values);
    }

    public static AlertAction endQuarantine(String plugin) {
        return new AlertAction("plugins.release", Map.of("plugin", plugin), "end-quarantine");
    }

    public static AlertAction showPlugin(String plugin) {
        return new AlertAction("plugins.show", Map.of("plugin", plugin), "show-plugin");
    }

    /** Deliver events again that a listener could not be given. */
    public static AlertAction replayEvents(String listener) {
        return new AlertAction("events.replay", Map.of("listener", listener), "replay-events");
    }

    public static AlertAction showReviews(String bot) {
        return new AlertAction("reviews.list", Map.of("bot", bot), "show-reviews");
    }

    public static AlertAction showReport(String bot, String report, String period) {
        return new AlertAction("reports.show", Map.of("bot", bot, "report", report, "period", period), "show-report");
    }

    public static AlertAction showLetters(String bot) {
        return new AlertAction("letters.groups", Map.of("bot", bot), "show-letters");
    }

    public static AlertAction showBot(String bot) {
        return new AlertAction("bots.show", Map.of("bot", bot), "show-bot");
    }

    public static AlertAction setWebhook(String bot) {
        return new AlertAction("bots.webhook", Map.of("bot", bot), "set-webhook");
    }

    /** Take the updates of a paused bot again. */
    public static AlertAction resumeBot(String bot) {
        return new AlertAction("bots.resume", Map.of("bot", bot), "resume-bot");
    }

    public static AlertAction checkDatabases() {
        return new AlertAction("databases.check", Map.of(), "check-databases");
    }

    public static AlertAction showModels() {
        return new AlertAction("models.list", Map.of(), "show-models");
    }

    public static AlertAction backUp() {
        return new AlertAction("system.backup", Map.of(), "back-up");
    }
}
