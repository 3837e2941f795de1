package com.example.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestFile;
import io.jackfield.testkit.TestReply;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A command on lib-charts, lib-tables and lib-pdf, as a plugin elsewhere tests it. */
class ReportCommandTest {
    @RegisterExtension
    final JackfieldExtension jackfield = JackfieldExtension.with(ReportCommand.class);

    private TestChat ada;
    private TestReply chart;

    @BeforeEach
    void ask() {
        ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/marks");
        chart = ada.sees("Marks");
    }

    private static String beginning(TestFile file) {
        return new String(file.content(), 0, 4, StandardCharsets.ISO_8859_1);
    }

    @Test
    void chartComesAsAPicture() {
        assertThat(chart.attachment().isPhoto()).isTrue();
        assertThat(beginning(chart.attachment())).isEqualTo("\u0089PNG");
    }

    @Test
    void anotherChartTakesItsPlace() {
        ada.presses("As a line");

        TestReply line = ada.sees("Marks");
        assertThat(line.isEdit()).isTrue();
        assertThat(line.attachment().content()).isNotEqualTo(chart.attachment().content());
        assertThat(ada.onScreen()).hasSize(1);
    }

    @Test
    void numbersComeAsFiles() {
        ada.presses("Excel");
        assertThat(beginning(ada.nextReply().attachment())).isEqualTo("PK\u0003\u0004");

        ada.presses("PDF");
        assertThat(beginning(ada.nextReply().attachment())).isEqualTo("%PDF");
    }
}
