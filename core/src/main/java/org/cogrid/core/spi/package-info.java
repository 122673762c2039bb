/**
 * The services that engine-node offers to the client module. The two modules do not depend on each other: {@link
 * java.util.ServiceLoader} finds the implementations. Begin with {@link org.cogrid.core.spi.EngineProvider}, which
 * starts engines; {@link org.cogrid.core.spi.InterpreterProvider} opens Groovy sessions without an engine.
 */
@NullMarked
package org.cogrid.core.spi;

import org.jspecify.annotations.NullMarked;
