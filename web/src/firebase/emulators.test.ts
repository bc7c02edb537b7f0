import { describe, expect, test } from 'vitest'
import { defaultEmulators, emulatorsIn, isLocal } from './emulators.ts'

const script = `if (typeof firebase === 'undefined') throw new Error('no SDK');
var firebaseConfig = {
  "projectId": "demo-blinkcart"
};
var firebaseEmulators = {
  "auth": {
    "host": "127.0.0.1",
    "port": 41001,
    "hostAndPort": "127.0.0.1:41001"
  },
  "firestore": {
    "host": "localhost",
    "port": 41002,
    "hostAndPort": "localhost:41002"
  }
};
if (firebaseConfig) {
  firebase.initializeApp(firebaseConfig);
}`

describe('emulators', () => {
  test('are read from the init script of Hosting, those it does not name by default', () => {
    expect(emulatorsIn(script)).toEqual({
      auth: { host: '127.0.0.1', port: 41001 },
      firestore: { host: 'localhost', port: 41002 },
      functions: defaultEmulators.functions,
    })
  })

  test('have default addresses where a page is served without Hosting', () => {
    expect(emulatorsIn('<!doctype html><html></html>')).toEqual(defaultEmulators)
    expect(emulatorsIn('var firebaseEmulators = undefined;')).toEqual(defaultEmulators)
  })

  test('are for pages of this machine only', () => {
    expect(['localhost', '127.0.0.1', '[::1]'].map(isLocal)).toEqual([true, true, true])
    expect(['blinkcart.web.app', 'localhost.example.com'].map(isLocal)).toEqual([false, false])
  })
})
