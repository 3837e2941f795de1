package io.jackfield.host.desks;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.host.alerts.Alert;
import io.jackfield.host.alerts.AlertSeverity;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.OperatorChat;
import io.jackfield.host.telegram.TextCut;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings alerts to the chats that the files of bots name; to each chat once, whatever number of bots name it, and once
 * a day, however often the host is started.
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
        Map<OperatorChat, String> botOfChat = new LinkedHashMap<>();
        for (BotConfig bot : config.now().runningBots()) {
            bot.operatorChat().map(OperatorChats::place).ifPresent(chat -> botOfChat.putIfAbsent(chat, bot.id()));
        }
        String words = sign(alert.trouble().severity()) + " " + alert.words();
        botOfChat.forEach((chat, bot) -> send(bot, chat, words, day + " " + chat.chat() + " " + alert.key()));
    }

    /** Tells in the chat of one bot what is to be said once, whoever asks; returns at once. */
    public void tell(String bot, OperatorChat chat, String words, String key) {
        send(bot, chat, words, key + " " + chat.chat());
    }

    /** Chats that differ in nothing but their summary are one. */
    private static OperatorChat place(OperatorChat chat) {
        return new OperatorChat(chat.chat(), chat.thread(), Optional.empty());
    }

    private static String sign(AlertSeverity severity) {
        return switch (severity) {
            case CRITICAL -> "🛑";
            case WARNING -> "⚠️";
            case NOTICE -> "ℹ️";
        };
    }

    private void send(String bot, OperatorChat chat, String words, String key) {
        Recipient operator = new Recipient(bot, chat.chat(), chat.thread());
        Thread.ofVirtual().name("operator-chats").start(() -> {
            try {
                messages.sendOnce(operator, Reply.text(words), TextCut.atMost(key, LONGEST_KEY));
            } catch (JackfieldException e) {
                LOG.warn("alerts: the operator's chat of bot {} cannot be told: {}", bot, e.getMessage());
            }
        });
    }
}
