package io.jackfield.command.school;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.privacy.PersonalData;
import io.jackfield.lib.school.Learner;
import io.jackfield.lib.school.Parents;
import io.jackfield.lib.school.Parents.Proof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pf4j.Extension;

/** Which learners a person is linked to, and by which address. What the school itself holds is the school's to tell. */
@Extension
public final class ParentData implements PersonalData {
    private final Parents parents;

    public ParentData(PluginContext context) {
        parents = Family.of(context).parents();
    }

    @Override
    public Map<String, Object> export(BotView bot, long person) {
        Map<String, Proof> proofs = new HashMap<>();
        parents.proofsOf(bot.bot().id(), person).forEach(proof -> proofs.put(proof.learner(), proof));
        List<Map<String, String>> learners = parents.learnersOf(bot.bot().id(), person).stream()
                .filter(learner -> proofs.containsKey(learner.id()))
                .map(learner -> exported(learner, proofs.get(learner.id())))
                .toList();
        return learners.isEmpty() ? Map.of() : Map.of("learners", learners);
    }

    private static Map<String, String> exported(Learner learner, Proof proof) {
        return Map.of(
                "id", learner.id(),
                "name", learner.name(),
                "class", learner.className(),
                "email", proof.email(),
                "since", proof.since().toString());
    }

    @Override
    public void erase(BotView bot, long person) {
        parents.erase(bot.bot().id(), person);
    }
}
