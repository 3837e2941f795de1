package io.jackfield.payment.click;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The Merchant API, version 2. It has no keys of idempotence: before money is moved a second time, ask for the status.
 *
 * <p>Every call throws {@link StandardError#UNAVAILABLE} when no answer came that can be read; whether it has had an
 * effect is then unknown. {@link StandardError#UNAUTHORIZED} is for the operator.
 */
final class MerchantApi {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpConnections connections;
    private final Account account;
    private final String user;
    private final Clock clock;

    /** @param clock shows the seconds that are signed; Click does not say how far it may be wrong */
    MerchantApi(HttpConnections connections, Account account, String user, Clock clock) {
        this.connections = connections;
        this.account = account;
        this.user = user;
        this.clock = clock;
    }

    /** Empty when Click does not know it. */
    Optional<PaymentStatus> status(String paymentId) {
        ApiAnswer answer = call("GET", "/payment/status/" + account.serviceId() + "/" + paymentId);
        return answer.accepted() ? Optional.of(PaymentStatus.of(answer.number("payment_status"))) : Optional.empty();
    }

    /** The number of the payment of an order that was created on this day; empty when there is none. */
    Optional<String> paymentOf(String orderId, LocalDate day) {
        ApiAnswer answer = call("GET", "/payment/status_by_mti/" + account.serviceId() + "/" + orderId + "/" + day);
        return answer.accepted() && answer.number("payment_id").isPresent()
                ? Optional.of(Long.toString(answer.number("payment_id").getAsLong()))
                : Optional.empty();
    }

    /** Gives all of a payment back. Accepted is done; otherwise nothing has moved. */
    ApiAnswer reverse(String paymentId) {
        return call("DELETE", "/payment/reversal/" + account.serviceId() + "/" + paymentId);
    }

    private ApiAnswer call(String method, String path) {
        long now = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create(account.apiUrl() + path))
                .timeout(LIMIT)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("Auth", user + ":" + Signature.ofTimestamp(now, account.secretKey()) + ":" + now)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return read(connections.send(request));
        } catch (IOException e) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE, "Click's Merchant API gave no answer that can be read", e);
        }
    }

    private static ApiAnswer read(HttpResponse<byte[]> response) throws IOException {
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw new JackfieldException(
                    StandardError.UNAUTHORIZED,
                    "Click's Merchant API answered " + status
                            + ": check merchantUserId and secretKey, and the clock of this machine");
        }
        if (status >= 500 || status == 429) {
            throw new JackfieldException(StandardError.UNAVAILABLE, "Click's Merchant API answered " + status);
        }
        return status / 100 == 4 ? ApiAnswer.refused(status) : ApiAnswer.read(response.body());
    }
}
