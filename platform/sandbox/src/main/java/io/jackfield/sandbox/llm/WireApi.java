package io.jackfield.sandbox.llm;

/** The two protocols that model services speak. */
public enum WireApi {
    CHAT_COMPLETIONS("/v1/chat/completions"),
    RESPONSES("/v1/responses");

    private final String path;

    WireApi(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    AnswerFormat format(ModelRequest request, long number) {
        return switch (this) {
            case CHAT_COMPLETIONS -> new ChatFormat(request, number);
            case RESPONSES -> new ResponsesFormat(request, number);
        };
    }
}
