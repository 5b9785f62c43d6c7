package io.overdue.agent.clients.pool2;

import io.overdue.agent.probe.SpareMaker;
import io.overdue.agent.record.ClientReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.Socket;
import java.util.List;

/**
 * Has the factory of a commons-pool2 pool make a connection that the pool does not count, by the
 * names of its public methods.
 */
public final class Pool2Spares implements SpareMaker {

  private static final String FACTORY = "org.apache.commons.pool2.PooledObjectFactory";
  private static final String POOLED = "org.apache.commons.pool2.PooledObject";

  private final List<ClientReader> clientReaders;

  public Pool2Spares(List<ClientReader> clientReaders) {
    this.clientReaders = clientReaders;
  }

  @Override
  public Spare make(Object pool) throws Throwable {
    Object factory = Pool2Reader.ask(pool, "getFactory");
    Class<?> factoryType = typeNamed(FACTORY, factory);
    Object pooled = call(factoryType.getMethod("makeObject"), factory);
    Class<?> pooledType = typeNamed(POOLED, pooled);
    Object handle = call(pooledType.getMethod("getObject"), pooled);
    return new Pooled(
        factory, factoryType.getMethod("destroyObject", pooledType), pooled, socket(handle));
  }

  private Socket socket(Object handle) {
    for (ClientReader reader : clientReaders) {
      Socket socket = reader.socketOf(handle);
      if (socket != null) {
        return socket;
      }
    }
    return null;
  }

  /** A public interface, because the class itself may be nobody's to call. */
  private static Class<?> typeNamed(String name, Object object) throws ClassNotFoundException {
    return Class.forName(name, false, object.getClass().getClassLoader());
  }

  private static Object call(Method method, Object object, Object... arguments) throws Throwable {
    try {
      return method.invoke(object, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  /** What the factory made, in the pool's wrapper. */
  private static final class Pooled implements Spare {

    private final Object factory;
    private final Method destroy;
    private final Object pooled;
    private final Socket socket;

    Pooled(Object factory, Method destroy, Object pooled, Socket socket) {
      this.factory = factory;
      this.destroy = destroy;
      this.pooled = pooled;
      this.socket = socket;
    }

    @Override
    public Socket socket() {
      return socket;
    }

    @Override
    public void destroy() throws Throwable {
      call(destroy, factory, pooled);
    }
  }
}
