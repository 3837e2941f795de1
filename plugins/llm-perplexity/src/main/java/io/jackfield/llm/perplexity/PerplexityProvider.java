package io.jackfield.llm.perplexity;

import io.jackfield.api.PluginContext;
import io.jackfield.lib.openai.ModelOption;
import io.jackfield.lib.openai.ModelOption.Choice;
import io.jackfield.lib.openai.Profile;
import io.jackfield.lib.openai.Protocol;
import io.jackfield.lib.openai.ProtocolProvider;
import io.jackfield.lib.openai.RequestDraft;
import java.util.List;
import java.util.Map;
import org.pf4j.Extension;

/** Answers from the web, through Perplexity's Agent API. It refuses requests with a field that it does not know. */
@Extension
public final class PerplexityProvider extends ProtocolProvider {
    private static final Map<String, String> WEB_SEARCH = Map.of("type", "web_search");
    private static final int LEAST_ANSWER_LIMIT = 16;
    private static final int MOST_STEPS = 100;

    public PerplexityProvider(PluginContext context) {
        super(
                context,
                Profile.of("perplexity", Protocol.RESPONSES, "https://api.perplexity.ai/v1")
                        .everyAnswerLimited(LEAST_ANSWER_LIMIT)
                        .options(
                                ModelOption.choice(
                                        "search",
                                        Choice.asUsual("off"),
                                        Choice.of("on", List.of(WEB_SEARCH), "tools"),
                                        new Choice("force", PerplexityProvider::search)),
                                new ModelOption("preset", PerplexityProvider::preset),
                                ModelOption.number("steps", 1, MOST_STEPS, "max_steps"))
                        .build());
    }

    private static void search(RequestDraft draft) {
        draft.put(List.of(WEB_SEARCH), "tools");
        draft.put(WEB_SEARCH, "tool_choice");
    }

    /** It brings its own model, tools and number of steps. */
    private static void preset(String name, RequestDraft draft) {
        if (!name.matches("[a-z0-9-]{1,32}")) {
            throw draft.refusal("preset", name, "the name of a preset, such as low");
        }
        draft.withoutModel();
        draft.put(name, "preset");
    }
}
