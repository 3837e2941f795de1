package ${package};

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.event.EventListener;
import io.jackfield.api.event.HeardEvent;
import io.jackfield.api.event.ListenerSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.pf4j.Extension;

/** Posts what happens in the bots to ${className}. The id of an event is the same each time: whoever gets it twice can tell. */
@Extension
public final class ${className}Listener implements EventListener, AutoCloseable {
    private static final int TOO_MANY = 429;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final URI address;

    public ${className}Listener(PluginContext context) {
        address = URI.create(context.config().text("url", "https://crm.example.com/events"));
    }

    @Override
    public ListenerSpec spec() {
        return ListenerSpec.named("${name}", "joined", "bought", "application.*");
    }

    @Override
    public void on(HeardEvent event, BotView bot) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", event.id())
                .POST(BodyPublishers.ofString(json.writeValueAsString(Map.of(
                        "id", event.id(),
                        "at", event.at().toString(),
                        "bot", bot.bot().id(),
                        "person", event.event().person().orElse(0),
                        "name", event.event().name(),
                        "facts", event.event().facts()))))
                .build();
        requireTaken(http.send(request, BodyHandlers.discarding()).statusCode());
    }

    /** What may work later comes again; what will not is set aside for the operator. */
    private static void requireTaken(int status) {
        if (status == TOO_MANY || status >= 500) {
            throw new JackfieldException(StandardError.OVERLOADED, "${className} answers " + status);
        }
        if (status >= 300) {
            throw new JackfieldException(StandardError.REQUEST_REJECTED, "${className} answers " + status);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
