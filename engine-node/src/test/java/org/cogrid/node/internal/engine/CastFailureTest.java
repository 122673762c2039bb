package org.cogrid.node.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CastFailureTest {
    @Test
    void aCastBetweenVersionsNamesBothWithoutJavasDumpOfLoaders() {
        ClassCastException failure = new ClassCastException("class Shape cannot be cast to class Shape (Shape is in"
                + " unnamed module of loader 'version 1 of a.jar' @1f; Shape is in unnamed module of loader 'version 2"
                + " of a.jar' @2e)");

        assertThat(CastFailure.told(failure, String.valueOf(failure.getMessage())))
                .startsWith("a value is of another version of class Shape (version 1 of a.jar) than what uses it"
                        + " (version 2 of a.jar). Make the value anew")
                .doesNotContain("unnamed module");
    }

    @Test
    void aCastOfGroovysBetweenVersionsSaysThatTheyAreTwo() {
        String message = "Cannot cast object 'Shape@1f' with class 'Shape' to class 'Shape'";
        assertThat(CastFailure.told(new ClassCastException(message), message))
                .startsWith(message + ": the value is of another version of that class than what uses it. Make");
    }

    @Test
    void otherFailuresAreToldAsTheyAre() {
        ClassCastException failure = new ClassCastException("class A cannot be cast to class B (A and B are in ...)");
        assertThat(CastFailure.told(failure, "no")).isEqualTo("no");
        assertThat(CastFailure.told(failure, String.valueOf(failure.getMessage())))
                .isEqualTo(failure.getMessage());
    }
}
