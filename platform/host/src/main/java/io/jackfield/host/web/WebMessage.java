package io.jackfield.host.web;

import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.host.plugins.CallResult;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A call of a plugin's HTTP route on the bus.
 *
 * @param endpoint which of the plugin's routes
 * @param listener hears once, on any thread
 */
public record WebMessage(
        String endpoint, WebRequest request, Duration limit, Consumer<CallResult<WebAnswer>> listener) {}
