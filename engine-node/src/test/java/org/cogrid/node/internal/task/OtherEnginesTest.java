package org.cogrid.node.internal.task;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.task.PlacedReference;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlAnswer.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OtherEnginesTest {
    private static final PlacedReference REFERENCE = new PlacedReference("a.b", 7, UUID.randomUUID(), 3);

    private static Optional<ControlAnswer> answer(Verdict verdict, String text) {
        return Optional.of(new ControlAnswer(verdict, REFERENCE.conversation(), 0, 0, text));
    }

    @Test
    void aCopyIsTakenWhenItsEngineHasBroughtItUpToDate() {
        assertThatCode(() -> OtherEngines.requireDone(REFERENCE, answer(Verdict.DONE, "")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(value = Verdict.class, mode = EnumSource.Mode.EXCLUDE, names = "DONE")
    void aCopyThatMayBeOldIsNotTakenWhateverItsEngineAnswers(Verdict verdict) {
        assertThatThrownBy(() -> OtherEngines.requireDone(REFERENCE, answer(verdict, "")))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("'a.b' on engine 7 was not read")
                .hasMessageContaining("may be older");
    }

    @Test
    void whyItIsNotTakenIsSaid() {
        assertThatThrownBy(() -> OtherEngines.requireDone(REFERENCE, answer(Verdict.FAILED, "the grid is full")))
                .hasMessageContaining("the grid is full");
        assertThatThrownBy(() -> OtherEngines.requireDone(REFERENCE, answer(Verdict.NO_CONVERSATION, "")))
                .hasMessageContaining("no longer knows the tasks");
        assertThatThrownBy(() -> OtherEngines.requireDone(REFERENCE, Optional.empty()))
                .hasMessageContaining("it is just starting or ending");
    }
}
