package io.jackfield.benchmarks.load;

/** What the users of a run write. */
public enum MessageText {
    /** The command alone: workload A. */
    START("/start", 6),
    /** The command with a number for a payload; the bot is expected to repeat it. */
    NUMBERED_START("/start " + Numbering.ZERO, 6),
    /** A command of the plugin that misbehaves. */
    NUMBERED_BREAK("/break " + Numbering.ZERO, 6),
    /** One command after another, each of a plugin of its own. */
    NUMBERED_WIDE(WideCommands.ZERO + " " + Numbering.ZERO, WideCommands.ZERO.length()),
    /** Free text, to be answered by a model. */
    QUESTION("Tell me something worth knowing about telegraphs, please.", 0),
    /** No message: Telegram asks whether an invoice may be paid, each user's own. What counts as an answer is a yes. */
    PRE_CHECKOUT(Invoices.PAYLOAD_OF_ZERO, 0);

    private static final String COMMAND = ",\"entities\":[{\"offset\":0,\"length\":%d,\"type\":\"bot_command\"}]";

    private final String text;
    private final int commandLength;

    /** @param commandLength of the command at the beginning, slash included; zero without one */
    MessageText(String text, int commandLength) {
        this.text = text;
        this.commandLength = commandLength;
    }

    String text() {
        return text;
    }

    /** Whether this call is what its sender waits for: the answer, for a model's answer its last version. */
    boolean isAnsweredBy(BotApiCall call) {
        if (this == QUESTION) {
            return call.showsText() && call.text().contains(FakeModelServer.LAST_TOKEN);
        }
        return this == PRE_CHECKOUT ? call.allowsPayment() : call.method().equals("sendmessage");
    }

    /** The rest of the message, after its text. */
    String entities() {
        return commandLength > 0 ? COMMAND.formatted(commandLength) : "";
    }
}
