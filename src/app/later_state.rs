//! State that only the later panels know how to make, change and take down: for the rest of the page it is a pointer, so that the
//! first load carries none of that.

use std::any::Any;
use std::cell::OnceCell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

/// A value that begins as its default, and is made when somebody first looks at it.
pub struct LaterState<T>(
    /// Only ever a `T`.
    OnceCell<Rc<dyn Any>>,
    PhantomData<T>,
);

impl<T: 'static> LaterState<T> {
    /// This value.
    pub fn new(value: T) -> Self {
        Self(OnceCell::from(Rc::new(value) as Rc<dyn Any>), PhantomData)
    }
}

impl<T> Default for LaterState<T> {
    fn default() -> Self {
        Self(OnceCell::new(), PhantomData)
    }
}

impl<T> Clone for LaterState<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<T: Default + 'static> Deref for LaterState<T> {
    type Target = T;

    fn deref(&self) -> &T {
        let value = self.0.get_or_init(|| Rc::new(T::default()));
        match value.downcast_ref() {
            Some(value) => value,
            None => unreachable!("it is only ever a T"),
        }
    }
}

impl<T: Default + Clone + 'static> DerefMut for LaterState<T> {
    fn deref_mut(&mut self) -> &mut T {
        // What others share is copied; what is one's own is changed where it is.
        if self.0.get_mut().and_then(Rc::get_mut).is_none() {
            *self = Self::new((**self).clone());
        }
        match self.0.get_mut().and_then(Rc::get_mut).and_then(|value| value.downcast_mut()) {
            Some(value) => value,
            None => unreachable!("it was just made, and only ever a T"),
        }
    }
}

impl<T: Default + PartialEq + 'static> PartialEq for LaterState<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Default + fmt::Debug + 'static> fmt::Debug for LaterState<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(formatter)
    }
}
