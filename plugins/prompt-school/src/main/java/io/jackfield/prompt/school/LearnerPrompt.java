package io.jackfield.prompt.school;

import io.jackfield.api.PluginContext;
import io.jackfield.api.command.Request;
import io.jackfield.api.prompt.PromptSource;
import io.jackfield.api.prompt.PromptSpec;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.SchoolAway;
import java.time.LocalDate;
import java.util.Optional;
import org.pf4j.Extension;

/** Has a model know the learner whom the parent looks at, and nobody else. */
@Extension
public final class LearnerPrompt implements PromptSource {
    private final PluginContext context;
    private final Sources sources;

    public LearnerPrompt(PluginContext context) {
        this.context = context;
        sources = Sources.of(context);
    }

    @Override
    public PromptSpec spec() {
        return PromptSpec.named("school");
    }

    @Override
    public Optional<String> about(Request request) {
        if (!request.chat().isPrivate()) {
            return Optional.empty();
        }
        String manner = Prompts.ofDialogue(request).of(request);
        return Optional.of(manner + "\n\n"
                + sources.chosen(request)
                        .map(learner -> known(request, learner))
                        .orElseGet(() -> request.text("stranger")));
    }

    private String known(Request request, Learner learner) {
        return known(context, sources, request, learner);
    }

    /**
     * With the rules for it; while the school is away, that it is; nothing once the learner is none of theirs there.
     */
    static String known(PluginContext context, Sources sources, Request request, Learner learner) {
        LocalDate today = context.clock().instant().atZone(request.timeZone()).toLocalDate();
        String rules = request.text("rules");
        try {
            if (!sources.check().holds(request.bot().id(), request.sender().id(), learner.id())) {
                return request.text("stranger");
            }
            return rules + "\n\n" + new LearnerFacts(request, learner, sources.school(), today).text();
        } catch (SchoolAway away) {
            context.logger().warn("a model is told nothing of a learner: {}", away.getMessage());
            return rules + "\n\n" + request.text("away", learner.name(), learner.className());
        }
    }
}
