package io.jackfield.sandbox.payment.payme;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.sandbox.payment.Answer;
import io.jackfield.sandbox.payment.Call;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.Map;

/** The calls of the Merchant API, as a cash desk with this key makes them. */
final class PaymeCalls {
    static final int HTTP_OK = 200;

    private final String authorization;
    private long lastId;

    PaymeCalls(String key) {
        authorization = "Basic " + Base64.getEncoder().encodeToString(("Paycom:" + key).getBytes(UTF_8));
    }

    Call checkPerform(long tiyin, JsonObject account) {
        return call(
                "CheckPerformTransaction", new JsonObject().put("amount", tiyin).put("account", account));
    }

    Call create(String id, long time, long tiyin, JsonObject account) {
        return call(
                "CreateTransaction",
                new JsonObject()
                        .put("id", id)
                        .put("time", time)
                        .put("amount", tiyin)
                        .put("account", account));
    }

    Call perform(String id) {
        return call("PerformTransaction", new JsonObject().put("id", id));
    }

    Call cancel(String id, int reason) {
        return call("CancelTransaction", new JsonObject().put("id", id).put("reason", reason));
    }

    Call check(String id) {
        return call("CheckTransaction", new JsonObject().put("id", id));
    }

    Call statement(long from, long to) {
        return call("GetStatement", new JsonObject().put("from", from).put("to", to));
    }

    Call setFiscalData(String id, String type, JsonObject receipt) {
        return call(
                "SetFiscalData",
                new JsonObject().put("id", id).put("type", type).put("fiscal_data", receipt));
    }

    private Call call(String method, JsonObject params) {
        lastId++;
        JsonObject body = new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", lastId)
                .put("method", method)
                .put("params", params);
        return new Call(
                method,
                "POST",
                Map.of("content-type", "text/json; charset=UTF-8", "authorization", authorization),
                body.encode());
    }

    /** The result; empty where there is none. */
    static JsonObject result(Answer answer) {
        return answer.status() == HTTP_OK && answer.json().getValue("result") instanceof JsonObject result
                ? result
                : new JsonObject();
    }

    /** The error; empty where there is none. */
    static JsonObject error(Answer answer) {
        return answer.status() == HTTP_OK && answer.json().getValue("error") instanceof JsonObject error
                ? error
                : new JsonObject();
    }

    static boolean isYes(Answer answer) {
        return !result(answer).isEmpty();
    }

    /** Zero where there is no error. */
    static int code(Answer answer) {
        return error(answer).getValue("code") instanceof Number code ? code.intValue() : 0;
    }
}
