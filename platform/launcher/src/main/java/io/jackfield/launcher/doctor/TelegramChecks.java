package io.jackfield.launcher.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Each bot's token, how its updates come, and this machine's clock beside Telegram's. */
final class TelegramChecks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration FRESH = Duration.ofDays(1);
    private static final int MANY_PENDING = 100;
    private static final long MOST_SECONDS_OFF = 5;

    private final HostConfig config;
    private final Questions questions;

    TelegramChecks(HostConfig config, Questions questions) {
        this.config = config;
        this.questions = questions;
    }

    List<Diagnosis> all() throws InterruptedException {
        List<Diagnosis> found = new ArrayList<>();
        for (BotConfig bot : config.bots()) {
            if (bot.token().isPresent()) {
                found.addAll(of(bot));
            }
        }
        if (found.isEmpty()) {
            found.add(Diagnosis.warn(
                    "telegram", "no bot has a token; the sandbox is all there is. @BotFather gives one"));
        }
        return found;
    }

    private List<Diagnosis> of(BotConfig bot) throws InterruptedException {
        String subject = "bot " + bot.id();
        List<Diagnosis> found = new ArrayList<>();
        try {
            HttpResponse<String> answer = call(bot, "getMe");
            JsonNode body = JSON.readTree(answer.body());
            if (!body.path("ok").asBoolean()) {
                found.add(Diagnosis.error(
                        subject,
                        "Telegram refuses its token ("
                                + body.path("description").asText() + "); set " + bot.tokenVariable()
                                + " to the one that @BotFather shows"));
                return found;
            }
            found.add(Diagnosis.ok(
                    subject, "is @" + body.path("result").path("username").asText()));
            answer.headers().firstValue("date").ifPresent(date -> found.add(clock(date)));
            found.add(webhook(
                    bot, JSON.readTree(call(bot, "getWebhookInfo").body()).path("result")));
        } catch (IOException e) {
            found.add(Diagnosis.error(
                    subject,
                    config.apiUrl(bot) + ": " + Questions.reason(e)
                            + "; check the way out of this machine, DNS and firewall"));
        }
        return found;
    }

    private HttpResponse<String> call(BotConfig bot, String method) throws IOException, InterruptedException {
        return questions.post(
                config.apiUrl(bot) + "/bot" + bot.token().orElseThrow().value() + "/" + method, "", "{}");
    }

    private static Diagnosis clock(String date) {
        Instant theirs =
                ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        long seconds = Duration.between(theirs, Instant.now()).abs().toSeconds();
        return seconds > MOST_SECONDS_OFF
                ? Diagnosis.error(
                        "clock",
                        seconds + " s away from Telegram's; switch time synchronisation on (timedatectl set-ntp true)")
                : Diagnosis.ok("clock", "agrees with Telegram's");
    }

    private Diagnosis webhook(BotConfig bot, JsonNode info) {
        String subject = "updates of " + bot.id();
        String url = info.path("url").asText();
        int pending = info.path("pending_update_count").asInt();
        boolean polls = config.telegram().publicUrl().isEmpty();
        if (polls) {
            return url.isEmpty()
                    ? Diagnosis.ok(subject, "polled, " + pending + " waiting")
                    : Diagnosis.warn(
                            subject,
                            "a webhook is set at Telegram though this bot polls; its start takes it away,"
                                    + " another program may serve the bot now");
        }
        if (!url.startsWith(config.telegram().publicUrl().orElseThrow())) {
            return Diagnosis.warn(
                    subject, "the webhook at Telegram is not below PUBLIC_URL; the start of this host sets it");
        }
        String error = info.path("last_error_message").asText();
        Instant when = Instant.ofEpochSecond(info.path("last_error_date").asLong());
        if (!error.isEmpty() && when.isAfter(Instant.now().minus(FRESH))) {
            return Diagnosis.error(
                    subject,
                    "Telegram could not deliver at " + when + ": " + error + "; " + pending
                            + " waiting. Check PUBLIC_URL, its certificate and the proxy");
        }
        return pending > MANY_PENDING
                ? Diagnosis.warn(
                        subject, pending + " updates wait at Telegram; see whether the host is running and keeps up")
                : Diagnosis.ok(subject, "by webhook, " + pending + " waiting");
    }
}
