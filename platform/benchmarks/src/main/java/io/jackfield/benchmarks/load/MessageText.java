package io.jackfield.benchmarks.load;

/** What the users of a run write. */
public enum MessageText {
    /** The command alone: workload A. */
    START("/start", true),
    /** The command with a number for a payload; the bot is expected to repeat it. */
    NUMBERED_START("/start " + Numbering.ZERO, true),
    /** A command of the plugin that misbehaves. */
    NUMBERED_BREAK("/break " + Numbering.ZERO, true),
    /** Free text, to be answered by a model. */
    QUESTION("Tell me something worth knowing about telegraphs, please.", false);

    private static final String COMMAND = ",\"entities\":[{\"offset\":0,\"length\":6,\"type\":\"bot_command\"}]";

    private final String text;
    private final boolean command;

    MessageText(String text, boolean command) {
        this.text = text;
        this.command = command;
    }

    String text() {
        return text;
    }

    /** Whether this call is what its sender waits for: the answer, for a model's answer its last version. */
    boolean isAnsweredBy(BotApiCall call) {
        if (this == QUESTION) {
            return call.showsText() && call.text().contains(FakeModelServer.LAST_TOKEN);
        }
        return call.method().equals("sendmessage");
    }

    /** The rest of the message, after its text. */
    String entities() {
        return command ? COMMAND : "";
    }
}
