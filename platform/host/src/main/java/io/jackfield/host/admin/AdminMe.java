package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.staff.Operator;
import io.jackfield.host.staff.OperatorAccounts;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.staff.SecondFactors;
import io.jackfield.host.staff.StoredSessions;
import io.jackfield.host.staff.TelegramConfirmations;
import io.jackfield.host.store.StoredOperator;
import io.jackfield.host.store.StoredOperator.Telegram;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.OptionalLong;

/** What everybody may do: look after their own account. Core loop only. */
public final class AdminMe {
    private static final int SESSIONS = 50;
    private static final String CODE =
            "a new code of the authenticator, or a recovery code, where there is a second factor already";

    private final OperatorAccounts accounts;
    private final SecondFactors factors;
    private final TelegramConfirmations telegram;
    private final StoredSessions sessions;
    private final UserLookup lookup;

    public AdminMe(
            OperatorAccounts accounts,
            SecondFactors factors,
            TelegramConfirmations telegram,
            StoredSessions sessions,
            UserLookup lookup) {
        this.accounts = accounts;
        this.factors = factors;
        this.telegram = telegram;
        this.sessions = sessions;
        this.lookup = lookup;
    }

    public List<AdminCall> calls() {
        return List.of(
                get("me.show", "/me", "Who asks, what they may, and where they are logged in")
                        .json(this::show),
                post(
                                "me.renew-token",
                                "/me/renew-token",
                                "A new token, shown this once; the old one and all sessions end")
                        .json(request -> account(request)
                                .compose(own -> accounts.renewToken(request.operator(), own.name()))
                                .map(AdminOperators::issued)),
                post(
                                "me.totp-begin",
                                "/me/totp",
                                "Begin to set an authenticator up; it counts once a code has confirmed it")
                        .body("code", CODE)
                        .json(this::beginTotp),
                get("me.totp-picture", "/me/totp/picture", "What was begun as a picture for the camera: SVG")
                        .raw(this::picture),
                post("me.totp-confirm", "/me/totp/confirm", "The authenticator counts from now on")
                        .body("code", "the one it shows now")
                        .json(request -> account(request)
                                .compose(own -> factors.confirm(own, code(request)))
                                .map(AdminMe::codes)),
                post(
                                "me.telegram-link",
                                "/me/telegram",
                                "Log-ins are confirmed in Telegram, once the account has said yes")
                        .body("bot", "the bot that asks")
                        .body("account", "the number of the Telegram account; it has written to the bot before")
                        .body("code", CODE)
                        .json(this::link),
                post(
                                "me.recovery-codes",
                                "/me/recovery-codes",
                                "Eight new codes, shown this once, in place of those before")
                        .body("code", CODE)
                        .json(request -> account(request)
                                .compose(own -> factors.renewRecoveryCodes(own, code(request)))
                                .map(AdminMe::codes)),
                post("me.end-session", "/me/sessions/:session/end", "End one of the own sessions at once")
                        .json(this::endSession));
    }

    private static AdminCall get(String name, String path, String summary) {
        return AdminCall.get(name, path, OperatorRight.VIEW, summary).forEverybody();
    }

    private static AdminCall post(String name, String path, String summary) {
        return AdminCall.post(name, path, OperatorRight.VIEW, summary).forEverybody();
    }

    private Future<StoredOperator> account(AdminRequest request) {
        Operator operator = request.operator();
        request.note().subject(operator.name().orElse(""));
        if (operator.isHost()) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "the host's own token is nobody's account; make one with: jackfield admin operators add NAME --role ROLE");
        }
        return accounts.named(operator.name().orElseThrow());
    }

    private Future<JsonObject> show(AdminRequest request) {
        Operator operator = request.operator();
        if (operator.isHost()) {
            return Future.succeededFuture(new JsonObject()
                    .put("name", operator.name().orElse(null))
                    .put("host", true)
                    .put("rights", OperatorJson.words(operator.rights())));
        }
        return account(request)
                .compose(own -> factors.recoveryCodes(own)
                        .compose(left -> sessions.of(own, SESSIONS)
                                .map(open -> OperatorJson.of(own)
                                        .put("host", false)
                                        .put("enrolling", operator.isEnrolling())
                                        .put("recoveryCodes", left)
                                        .put(
                                                "sessions",
                                                new JsonArray(open.stream()
                                                        .map(OperatorJson::of)
                                                        .toList())))));
    }

    private Future<JsonObject> beginTotp(AdminRequest request) {
        return account(request)
                .compose(own -> factors.begin(own, code(request)))
                .map(begun -> new JsonObject()
                        .put("secret", begun.secret())
                        .put("address", begun.address())
                        .put("picture", "/me/totp/picture")
                        .put("until", begun.until().toString()));
    }

    private void picture(RoutingContext context, AdminRequest request) {
        try {
            account(request)
                    .map(factors::picture)
                    .onSuccess(svg -> context.response()
                            .putHeader("Content-Type", "image/svg+xml")
                            .putHeader("Cache-Control", "no-store")
                            .end(svg))
                    .onFailure(error -> Problem.answer(context, error));
        } catch (JackfieldException e) {
            Problem.answer(context, e);
        }
    }

    private Future<JsonObject> link(AdminRequest request) {
        int bot = lookup.bot(BodyFields.required(request.body(), "bot", "give the id of a bot"))
                .number();
        Telegram account = new Telegram(bot, account(request.body()));
        return account(request)
                .compose(own -> factors.requireProof(own, code(request))
                        .compose(shown -> telegram.link(own, account))
                        .map(asked -> new JsonObject().put("asked", true)));
    }

    private static long account(JsonObject body) {
        String text = String.valueOf(body.getValue("account", ""));
        if (!text.matches("[1-9]\\d{0,15}")) {
            throw BodyFields.refused(
                    "account is '" + text + "'; give the number of a Telegram account, as /id shows it");
        }
        return Long.parseLong(text);
    }

    private Future<JsonObject> endSession(AdminRequest request) {
        long id = BodyFields.id("session", request.path("session"));
        return account(request)
                .compose(own -> sessions.withId(id).compose(found -> {
                    if (found.filter(session -> session.operator().equals(OptionalLong.of(own.id())))
                            .isEmpty()) {
                        throw AdminOperators.noSession(id);
                    }
                    return sessions.end(id).map(ended -> new JsonObject().put("ended", id));
                }));
    }

    private static String code(AdminRequest request) {
        return BodyFields.text(request.body(), "code").orElse("");
    }

    private static JsonObject codes(List<String> codes) {
        return new JsonObject().put("recoveryCodes", new JsonArray(codes));
    }
}
