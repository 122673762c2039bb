package org.cogrid.node.internal.groovy.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import groovy.lang.GroovyClassLoader;
import groovy.lang.MissingMethodException;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.junit.jupiter.api.Test;

final class VersionClashTest {
    private static final String VERSION =
            "class Shape {}; class Shapes { @groovy.transform.PackageScope static show(Shape shape) { 1 } }";

    @Test
    void anArgumentOfAnotherVersionIsFoundAlsoForAMethodThatIsNotPublic() throws Exception {
        assertThat(VersionClash.of(failureOf("show")))
                .get()
                .asString()
                .startsWith("the call of show(…) does not fit: the argument holds class Shape, ")
                .endsWith("\nassign the value again, or run the text again that defines the function");
    }

    @Test
    void aCallOfWhatNoVersionHasIsNoClash() throws Exception {
        assertThat(VersionClash.of(failureOf("hide"))).isEmpty();
    }

    @Test
    void anArgumentOfAClassThatTheCallersCodeHasNoMoreIsNamed() throws Exception {
        assertThat(VersionClash.lacked(failureOf("hide"), type -> true))
                .get()
                .asString()
                .startsWith("the call of hide(…) does not fit: its argument is of class Shape, ")
                .endsWith(
                        "\nthis program has no class Shape here: if it was renamed or removed, assign the value again");
        assertThat(VersionClash.lacked(failureOf("hide"), type -> false)).isEmpty();
    }

    private static MissingMethodException failureOf(String called) throws Exception {
        Class<?> shapes = loadVersion().loadClass("Shapes");
        Object argument = loadVersion().loadClass("Shape").getConstructor().newInstance();
        return catchThrowableOfType(
                MissingMethodException.class, () -> InvokerHelper.invokeMethod(shapes, called, argument));
    }

    private static GroovyClassLoader loadVersion() {
        GroovyClassLoader loader = new GroovyClassLoader();
        loader.parseClass(VERSION, "shapes.groovy");
        return loader;
    }
}
