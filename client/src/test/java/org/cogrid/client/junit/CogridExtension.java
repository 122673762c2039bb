package org.cogrid.client.junit;

import java.util.stream.Stream;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.DirectView;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@link CogridTest} does: one grid a class, one client a test. */
public final class CogridExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(CogridExtension.class);

    /** Made by JUnit. */
    public CogridExtension() {}

    private record Grid(Cluster cluster) implements AutoCloseable {
        @Override
        public void close() {
            cluster.close();
        }
    }

    /** Starts the grid, so that what can't be started fails the class and not its first test; blocks until it serves. */
    @Override
    public void beforeAll(ExtensionContext context) {
        CogridTest wish = wish(context.getRequiredTestClass());
        context.getStore(NAMESPACE).computeIfAbsent(Grid.class, any -> start(wish), Grid.class);
    }

    /** The class's own annotation, else that of the class it is nested in. */
    private static CogridTest wish(Class<?> test) {
        return Stream.<Class<?>>iterate(test, type -> type != null, Class::getEnclosingClass)
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(CogridTest.class)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(test + " has no @CogridTest, which names its engines"));
    }

    private static Grid start(CogridTest wish) {
        return new Grid(wish.embedded() ? Cluster.embedded(wish.engines()) : Cluster.local(wish.engines()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Client.class || type == Cluster.class || type == DirectView.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Cluster.class) {
            return cluster(context);
        }
        Client client = client(context);
        return type == Client.class ? client : client.view(client.ids().get(0));
    }

    private static Cluster cluster(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Grid.class, Grid.class).cluster();
    }

    private static Client client(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Client.class, any -> cluster(context).connect(), Client.class);
    }

    /** Leaves the engines as they were; JUnit closes the test's client after that. */
    @Override
    public void afterEach(ExtensionContext context) {
        Client client = client(context);
        client.forEach(DirectView::abort);
        client.forEach(DirectView::clear);
    }
}
