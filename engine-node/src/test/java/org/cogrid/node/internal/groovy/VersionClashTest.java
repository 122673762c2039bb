package org.cogrid.node.internal.groovy;

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
        assertThat(VersionClash.of(failureOf("show"))).contains("another version of class Shape", "run the text again");
    }

    @Test
    void aCallOfWhatNoVersionHasIsNoClash() throws Exception {
        assertThat(VersionClash.of(failureOf("hide"))).isEmpty();
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
