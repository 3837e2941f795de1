package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.testkit.FaultyNotices.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeKindContractTest {
    @ParameterizedTest
    @CsvSource({
        "IS_CALLED_ANEW_EACH_TIME, specStaysTheSame",
        "COMES_AT_NO_TIME, scheduleIsOneThatComesRound",
        "HAS_NO_TITLE, titleIsThereInEveryLanguageOfTheTexts",
        "FAILS_WITHOUT_READERS, nothingToTellIsNoFailure",
        "GIVES_NULL, nothingToTellIsNoFailure",
        "DIVIDES_BY_THE_HOURS, anyTimeSinceWhenItWasAskedIsNoFailure",
        "NUMBERS_ITS_KEYS, sameThingHasTheSameKey",
        "HAS_ONE_KEY_FOR_TWO, keysOfAChatTellItsNoticesApart",
        "FORGETS_THE_LAST_OF_A_PAGE, pagesAddUpToTheWhole",
        "STARTS_ANEW_EACH_TIME, pagesAddUpToTheWhole",
        "GIVES_ALL_AT_ONCE, pageHasNoMoreThanItMay",
        "REMEMBERS_THE_LAST_ONE, askingChangesNothing",
        "TELLS_BY_ITSELF, askingChangesNothing",
        "SPEAKS_ENGLISH_ONLY, noticeIsInTheLanguageOfItsReader",
        "HAS_A_BUTTON_FOR_EVERY_MINUTE, everyNoticeIsAMessageThatTelegramTakes",
        "KEEPS_ITS_PLACE_IN_A_FIELD, callsAtOnceDoNotMix",
        "IS_DEAF_TO_INTERRUPTS, interruptEndsACallWithinASecond"
    })
    void brokenPromiseIsNoticed(Fault fault, String test) {
        Suite.fault = fault;

        assertThat(SuiteRun.ofTest(Suite.class, test).failures()).containsKey(test);
    }

    @Test
    void everyTestOfTheSuiteHasAFaultToCatch() {
        assertThat(FaultCoverage.missing(NoticeKindContract.class, NoticeKindContractTest.class))
                .isEmpty();
    }

    @Test
    void kindThatKeepsItsPromisesPasses() {
        Suite.fault = Fault.NONE;

        SuiteRun run = SuiteRun.of(Suite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(14);
    }

    static final class Suite extends NoticeKindContract {
        private static Fault fault = Fault.NONE;

        @Override
        protected JackfieldExtension plugin() {
            return JackfieldExtension.with(FaultyNotices.class).config("fault", fault.name());
        }
    }
}
