package io.jackfield.lib.openai;

import com.openai.client.OpenAIClient;
import com.openai.core.MultipartField;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.HttpResponse;
import com.openai.models.audio.AudioModel;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.llm.TranscriptionRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;

/** {@code POST /audio/transcriptions}. */
final class Speech {
    private final OpenAIClient client;
    private final Clock clock;
    private final Endpoint endpoint;

    Speech(OpenAIClient client, Clock clock, Endpoint endpoint) {
        this.client = client;
        this.clock = clock;
        this.endpoint = endpoint;
    }

    String transcribe(TranscriptionRequest request) throws IOException {
        try (HttpResponse response =
                client.audio().transcriptions().withRawResponse().create(params(request), patience(request))) {
            return Json.read(response.body()).path("text").asText("").strip();
        }
    }

    private static TranscriptionCreateParams params(TranscriptionRequest request) {
        TranscriptionCreateParams.Builder params = TranscriptionCreateParams.builder()
                .model(AudioModel.of(request.model()))
                .file(MultipartField.<InputStream>builder()
                        .value(new ByteArrayInputStream(request.recording().content()))
                        .filename(fileName(request.recording()))
                        .contentType(request.recording().mediaType())
                        .build());
        if (!request.language().isEmpty()) {
            params.language(request.language());
        }
        return params.build();
    }

    /** Services tell the format by the name's ending. */
    private static String fileName(Attachment.Bytes recording) {
        String type = recording.mediaType();
        boolean hasEnding = recording.name().matches(".+\\.[A-Za-z0-9]{2,5}");
        return hasEnding ? recording.name() : "recording." + type.substring(type.indexOf('/') + 1);
    }

    /** Nothing comes until everything is written down, so silence says nothing: only the deadline counts. */
    private RequestOptions patience(TranscriptionRequest request) {
        Duration left = Duration.between(clock.instant(), request.deadline());
        return RequestOptions.builder()
                .timeout(Timeout.builder()
                        .connect(endpoint.connectTimeout())
                        .read(left.compareTo(endpoint.readTimeout()) > 0 ? left : endpoint.readTimeout())
                        .build())
                .build();
    }
}
