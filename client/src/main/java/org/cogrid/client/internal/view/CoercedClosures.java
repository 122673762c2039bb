package org.cogrid.client.internal.view;

import java.lang.reflect.Proxy;
import org.codehaus.groovy.runtime.ConversionHandler;

/** Closures that Groovy has made into a Java interface because a method asked for one. */
final class CoercedClosures {
    private CoercedClosures() {}

    /** The closure behind such a proxy, which can travel where the proxy can't; anything else as it is. */
    static Object undone(Object function) {
        // Without Groovy there are none, and the handler's class must not even be looked at.
        return Proxy.isProxyClass(function.getClass()) && isGroovys(Proxy.getInvocationHandler(function))
                ? ((ConversionHandler) Proxy.getInvocationHandler(function)).getDelegate()
                : function;
    }

    private static boolean isGroovys(Object handler) {
        for (Class<?> type = handler.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals("org.codehaus.groovy.runtime.ConversionHandler")) {
                return true;
            }
        }
        return false;
    }
}
