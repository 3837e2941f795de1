package io.jackfield.llm.openrouter;

import io.jackfield.api.PluginContext;
import io.jackfield.lib.openai.ModelOption;
import io.jackfield.lib.openai.ModelOption.Choice;
import io.jackfield.lib.openai.Profile;
import io.jackfield.lib.openai.Protocol;
import io.jackfield.lib.openai.ProtocolProvider;
import io.jackfield.lib.openai.RequestDraft;
import java.util.Arrays;
import org.pf4j.Extension;

/** Language models of many makers, by their ids at OpenRouter. */
@Extension
public final class OpenRouterProvider extends ProtocolProvider {
    public OpenRouterProvider(PluginContext context) {
        super(
                context,
                Profile.of("openrouter", Protocol.CHAT, "https://openrouter.ai/api/v1")
                        .userTagIn("user")
                        .options(
                                ModelOption.effortIn("reasoning", "effort"),
                                ModelOption.choice(
                                        "thoughts",
                                        Choice.of("show", false, "reasoning", "exclude"),
                                        Choice.of("hide", true, "reasoning", "exclude")),
                                ModelOption.temperature(),
                                new ModelOption("servedBy", OpenRouterProvider::servedBy),
                                // Whether those may run the model who keep what is said.
                                ModelOption.choice(
                                        "dataCollection",
                                        Choice.of("deny", "deny", "provider", "data_collection"),
                                        Choice.of("allow", "allow", "provider", "data_collection")))
                        .build());
    }

    /** Those who may run the model, in order of preference, and nobody else. */
    private static void servedBy(String names, RequestDraft draft) {
        draft.put(Arrays.stream(names.split(",")).map(String::strip).toList(), "provider", "order");
        draft.put(false, "provider", "allow_fallbacks");
    }
}
