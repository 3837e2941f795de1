package io.jackfield.lib.openai;

import io.jackfield.api.llm.Citation;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.lib.openai.models.TokenCount;
import java.util.List;

/**
 * How an answer ended, before anybody has looked up what it cost.
 *
 * @param model the one that answered, as the service says
 */
record Outcome(Finish finish, TokenCount tokens, String model, List<Citation> citations) {}
