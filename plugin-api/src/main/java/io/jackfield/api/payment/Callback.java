package io.jackfield.api.payment;

import io.jackfield.api.Experimental;
import java.util.Map;

/**
 * An HTTP call from a payment system.
 *
 * @param headers names in lower case
 * @param parameters of the query or of a form
 * @param remoteAddress the caller's IP address, as far as the proxies in front can be trusted
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // the body as it came, for signatures; never compared
public record Callback(
        String bot,
        String method,
        Map<String, String> headers,
        Map<String, String> parameters,
        byte[] body,
        String remoteAddress) {}
