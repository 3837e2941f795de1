package io.jackfield.host.desks;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.host.alerts.Alert;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.telegram.TextCut;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings alerts to the chats that the files of bots name; to each chat once, whatever number of bots name it, and once a day,
 * however often the host is started.
 */
public final class OperatorChats {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorChats.class);
    private static final int LONGEST_KEY = 200;

    private final LiveConfig config;
    private final MessageDesk messages;

    public OperatorChats(LiveConfig config, MessageDesk messages) {
        this.config = config;
        this.messages = messages;
    }

    /** Returns at once. */
    public void tell(Alert alert, LocalDate day) {
        Map<Long, String> botOfChat = new LinkedHashMap<>();
        for (BotConfig bot : config.now().runningBots()) {
            bot.operatorChat().ifPresent(chat -> botOfChat.putIfAbsent(chat, bot.id()));
        }
        if (!botOfChat.isEmpty()) {
            Thread.ofVirtual()
                    .name("operator-chats")
                    .start(() -> botOfChat.forEach((chat, bot) -> tell(Recipient.of(bot, chat), alert, day)));
        }
    }

    private void tell(Recipient operator, Alert alert, LocalDate day) {
        String key = day + " " + operator.chat() + " " + alert.key();
        try {
            messages.sendOnce(operator, Reply.text("⚠️ " + alert.words()), TextCut.atMost(key, LONGEST_KEY));
        } catch (JackfieldException e) {
            LOG.warn("alerts: the operator's chat of bot {} cannot be told: {}", operator.bot(), e.getMessage());
        }
    }
}
