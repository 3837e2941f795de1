package io.jackfield.lib.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.LogLevel;
import com.openai.core.Timeout;
import com.openai.core.http.HttpClient;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.llm.ListedModel;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.TranscriptionRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Asks one endpoint. Takes calls from many threads at once; a call ends when its thread is interrupted. */
final class OpenAiService implements AutoCloseable {
    /** Each with one thing less that the service does not take. */
    private static final int MOST_TRIES = 5;

    private final Protocol protocol;
    private final OpenAIClient client;
    private final Exchange exchange;
    private final Failures failures;
    private final Slots slots;
    private final Learned learned;
    private final Speech speech;
    private final ModelListing listing;

    OpenAiService(Endpoint endpoint, Clock clock) {
        this(endpoint, clock, new JdkHttpClient(endpoint.connectTimeout()));
    }

    OpenAiService(Endpoint endpoint, Clock clock, HttpClient http) {
        ClientOptions options = options(endpoint, http);
        protocol = endpoint.protocol();
        client = new OpenAIClientImpl(options);
        failures = new Failures(endpoint.name(), endpoint.errorCodes(), clock);
        learned = new Learned(endpoint.name(), endpoint.manners());
        slots = new Slots(endpoint.concurrency());
        exchange = switch (protocol) {
            case RESPONSES -> new ResponsesExchange(client, failures);
            case CHAT -> new ChatExchange(new PreparedRequest(options, http, ChatExchange::throughLibrary), failures);
        };
        speech = new Speech(client, clock, endpoint);
        listing = new ModelListing(client);
    }

    /** What a call does between being let in and being explained. */
    private interface Work<T> {
        T run() throws IOException;
    }

    /** What its requests have to speak. */
    Protocol protocol() {
        return protocol;
    }

    /**
     * Streams one answer.
     *
     * @throws io.jackfield.api.JackfieldException with the codes that {@link io.jackfield.api.llm.LlmProvider#complete}
     *     names
     * @throws InterruptedException when the calling thread was interrupted; the request is over then
     */
    Outcome complete(RequestDraft draft, TextSink sink) throws InterruptedException {
        String model = draft.request().model();
        Answer answer = new Answer(sink, learned.beginsWithThoughts(model));
        Outcome end = limited(answer, () -> {
            try {
                return adapted(draft, answer);
            } catch (OpenAIException | JackfieldException | IOException e) {
                answer.brokeOff();
                throw e;
            }
        });
        answer.ended(end.finish());
        learned.answered(model, answer);
        return end;
    }

    /** Asks, and asks once more for everything that the service says it does not take. */
    private Outcome adapted(RequestDraft draft, Answer answer) throws IOException {
        Manners manners = learned.manners(draft);
        for (int tries = 1; ; tries++) {
            WireRequest asked = draft.wire(manners);
            try {
                Outcome end = exchange.stream(asked, answer);
                learned.took(draft, manners);
                return end;
            } catch (OpenAIServiceException refused) {
                Optional<Manners> other =
                        Complaint.answer(refused.statusCode(), Failures.bodyOf(refused), asked, manners);
                if (other.isEmpty() || tries == MOST_TRIES || answer.begun()) {
                    throw refused;
                }
                manners = other.get();
            }
        }
    }

    /** Writes a recording down. Fails as {@link #complete} does. */
    String transcribe(TranscriptionRequest request) throws InterruptedException {
        return limited(new Answer(piece -> {}), () -> speech.transcribe(request));
    }

    /** What the service offers at this moment. Fails as {@link #complete} does. */
    List<ListedModel> listed() throws InterruptedException {
        return explained(new Answer(piece -> {}), listing::read);
    }

    private <T> T limited(Answer answer, Work<T> work) throws InterruptedException {
        slots.enter(answer);
        try {
            return explained(answer, work);
        } finally {
            slots.leave();
        }
    }

    private <T> T explained(Answer answer, Work<T> work) throws InterruptedException {
        try {
            return work.run();
        } catch (OpenAIException | IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("nobody waits for this answer any more");
            }
            throw failures.of(e, answer.begun());
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static ClientOptions options(Endpoint endpoint, HttpClient http) {
        Timeout timeout = Timeout.builder()
                .connect(endpoint.connectTimeout())
                .read(endpoint.readTimeout())
                .build();
        ClientOptions.Builder options = ClientOptions.builder()
                .httpClient(http)
                .baseUrl(endpoint.baseUrl().toString())
                .apiKey(endpoint.apiKey().isEmpty() ? "none" : endpoint.apiKey()) // an empty one is refused by some
                .timeout(timeout)
                .maxRetries(0) // the host retries, and knows budgets and other models
                .sleeper(new NoSleeper()) // the library's own starts a timer thread
                .streamHandlerExecutor(Thread::startVirtualThread) // and this one a pool that nothing ever frees
                .logLevel(LogLevel.OFF) // or OPENAI_LOG in the environment would put prompts into the log
                .disableTelemetry(true);
        endpoint.headers().forEach(options::putHeader);
        return options.build();
    }
}
