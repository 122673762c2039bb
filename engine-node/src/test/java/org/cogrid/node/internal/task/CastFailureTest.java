package org.cogrid.node.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cogrid.node.internal.code.loader.BroughtCode;
import org.junit.jupiter.api.Test;

final class CastFailureTest {
    private static final String OLD = "the version of 13:55:07 from a.jar";
    private static final String NEW = "the version of 14:03:22 from a.jar";

    private final CastFailure casts = new CastFailure(() -> Optional.of(new Nothing()), type -> List.of(OLD, NEW));

    private String told(String message) {
        return casts.told(new ClassCastException(message), message);
    }

    @Test
    void aCastBetweenVersionsNamesBothWithoutJavasDumpOfLoaders() {
        assertThat(told("class Shape cannot be cast to class Shape (Shape is in unnamed module of loader '" + OLD
                        + "' @1f; Shape is in unnamed module of loader '" + NEW + "' @2e)"))
                .isEqualTo("the value holds class Shape, " + OLD + "\nwhat uses it takes " + NEW
                        + "\nassign the value again, or define what uses it again");
    }

    @Test
    void aCastOfGroovysNamesBothVersionsByTheCodeThatCasts() {
        String message = "Cannot cast object 'Shape@1f' with class 'Shape' to class 'Shape'";
        ClassCastException failure = new ClassCastException(message);
        failure.setStackTrace(
                new StackTraceElement[] {new StackTraceElement(NEW, null, null, "Job", "run", "job.groovy", 3)});

        assertThat(casts.told(failure, message))
                .isEqualTo("the value holds class Shape, " + OLD + "\nwhat uses it takes " + NEW
                        + "\nassign the value again, or define what uses it again");
    }

    @Test
    void aCastOfGroovysByCodeOfNeitherVersionNamesThoseThatAreThere() {
        assertThat(told("Cannot cast object 'Shape@1f' with class 'Shape' to class 'Shape'"))
                .startsWith("the value holds class Shape, another version than what uses it\nhere are " + OLD + ", "
                        + NEW + "\n");
    }

    @Test
    void aValueOfAClassThatTheProgramHasNoMoreSaysSo() {
        assertThat(told("class Shape cannot be cast to class Form (Shape is in unnamed module of loader '" + OLD
                        + "' @1f; Form is in unnamed module of loader '" + NEW + "' @2e)"))
                .isEqualTo(
                        "class Shape cannot be cast to class Form\nthe value is of class Shape, " + OLD
                                + "\nthis program has no class Shape here: if it was renamed or removed, assign the value again");
    }

    @Test
    void aCastOfGroovysOfSuchAValueSaysSo() {
        String message = "Cannot cast object 'Shape@1f' with class 'Shape' to class 'Form'";
        assertThat(told(message))
                .isEqualTo(
                        message + "\nthe value is of class Shape, " + OLD + " or " + NEW
                                + "\nthis program has no class Shape here: if it was renamed or removed, assign the value again");
    }

    @Test
    void otherFailuresAreToldAsTheyAre() {
        assertThat(told("class A cannot be cast to class B (A and B are in ...)"))
                .isEqualTo("class A cannot be cast to class B (A and B are in ...)");
        assertThat(casts.told(new IllegalStateException(), "no")).isEqualTo("no");
    }

    /** Code without a class. */
    private static final class Nothing implements BroughtCode {
        @Override
        public Standing standingOf(Class<?> type) {
            return Standing.SAME;
        }

        @Override
        public String nameOf(String className) {
            return className;
        }

        @Override
        public boolean lacks(Class<?> type) {
            return true;
        }

        @Override
        public boolean has(String className) {
            return false;
        }

        @Override
        public ClassLoader loader() {
            return ClassLoader.getPlatformClassLoader();
        }
    }
}
