package io.jackfield.testkit;

import io.jackfield.api.BotView;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.OperatorList;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.operator.BotList;
import io.jackfield.host.plugins.LoadedExtension;
import java.util.concurrent.Callable;

/**
 * A list of the plugin under test, asked on the thread of whoever asks.
 *
 * @param view the bot as the plugin sees it
 */
record OwnList(String plugin, LoadedExtension<OperatorList, ListSpec> list, BotView view) implements BotList {
    @Override
    public ListSpec spec() {
        return list.spec();
    }

    @Override
    public ListPage rows(ListQuestion question) {
        return called(() -> list.extension().rows(question, view));
    }

    @Override
    public String act(String action, String row, String by) {
        return called(() -> list.extension().act(action, row, by, view));
    }

    private <T> T called(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw CallResult.Failed.of(plugin, e).error();
        }
    }
}
