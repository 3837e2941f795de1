package libraries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.pf4j.Extension;

/** Asks a page with whatever OkHttp is inside, reads its JSON with whatever Jackson is inside, and says which they are. */
@Extension
public final class LibrariesCommand implements CommandHandler, AutoCloseable {
    private final ObjectMapper mapper = new ObjectMapper();
    private final OkHttpClient client = new OkHttpClient();
    private final String command;

    public LibrariesCommand(PluginContext context) {
        command = context.plugin().id();
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command(command);
    }

    @Override
    public Reply handle(CommandRequest request) throws IOException {
        Request page = new Request.Builder().url(request.argument()).build();
        try (Response response = client.newCall(page).execute()) {
            JsonNode seen = mapper.readTree(response.body().string());
            return Reply.text(seen.path("agent").asText() + ", " + PackageVersion.VERSION);
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
