package io.jackfield.host.operator;

import io.jackfield.api.BotView;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;

/** A list of a bot, and the way to ask its plugin. Calls block; from any thread. */
public interface BotList {
    ListSpec spec();

    /** The bot as the list's plugin sees it: whose texts the list is written in. */
    BotView view();

    /** Fails as the contract says, with a {@link io.jackfield.api.JackfieldException}. */
    ListPage rows(ListQuestion question);

    /** @param by who does it */
    String act(String action, String row, String by);
}
